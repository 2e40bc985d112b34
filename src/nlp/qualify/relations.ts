import { stage } from '../stage.ts'

export const relations = stage({ adds: 'relations', needs: ['tokens', 'tags', 'tree', 'parts', 'entities'], version: 1, run: () => ([]) })
