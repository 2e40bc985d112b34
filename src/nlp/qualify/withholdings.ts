import { stage } from '../stage.ts'

export const withholdings = stage({ adds: 'withholdings', needs: ['tokens', 'sentences', 'tags'], version: 1, run: () => ([]) })
