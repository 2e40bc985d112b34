import { stage } from '../stage.ts'

export const dates = stage({ adds: 'dates', needs: ['tokens'], version: 1, run: () => [] })
