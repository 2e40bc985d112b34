import { stage } from '../stage.ts'

export const quantities = stage({ adds: 'quantities', needs: ['tokens', 'tags'], version: 1, run: () => [] })
