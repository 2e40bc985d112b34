import { stage } from '../stage.ts'

export const contested = stage({ adds: 'contested', needs: ['tokens', 'parts', 'voice'], version: 1, run: () => ([]) })
