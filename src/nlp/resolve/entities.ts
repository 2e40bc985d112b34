import { stage } from '../stage.ts'

export const entities = stage({ adds: 'entities', needs: ['tokens', 'sentences', 'tags', 'tree'], version: 1, run: () => ([]) })
