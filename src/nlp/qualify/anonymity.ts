import { stage } from '../stage.ts'

export const anonymity = stage({ adds: 'anonymity', needs: ['parts', 'values', 'resolution'], version: 1, run: () => ([]) })
