import { stage } from '../stage.ts'

export const voice = stage({ adds: 'voice', needs: ['tokens', 'sentences', 'parts'], version: 1, run: () => ([]) })
