import { stage } from '../stage.ts'

export const gaps = stage({ adds: 'gaps', needs: ['withholdings', 'resolution'], version: 1, run: () => ([]) })
