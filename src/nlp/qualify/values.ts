import { stage } from '../stage.ts'

export const values = stage({ adds: 'values', needs: ['tokens', 'tags', 'tree', 'quotation', 'parts', 'mentions'], version: 1, run: () => ([]) })
