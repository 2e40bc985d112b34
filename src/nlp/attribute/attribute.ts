import { stage } from '../stage.ts'

export const attribute = stage({ adds: 'parts', needs: ['tokens', 'sentences', 'quotation', 'tags', 'tree', 'entities'], version: 1, run: () => ([]) })
