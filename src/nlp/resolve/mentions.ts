import { stage } from '../stage.ts'

export const mentions = stage({ adds: 'mentions', needs: ['tokens', 'sentences', 'quotation', 'tags', 'tree', 'entities', 'parts'], version: 1, run: () => ([]) })
