import { stage } from '../stage.ts'

export const resolution = stage({ adds: 'resolution', needs: ['tokens', 'parts', 'values', 'withholdings', 'mentions'], version: 1, run: () => ({ sources: [], of: [], sure: [], because: {}, holders: [] }) })
