import { stage } from '../stage.ts'

export const chains = stage({ adds: 'chains', needs: ['tokens', 'parts', 'values', 'resolution'], version: 1, run: () => ([]) })
