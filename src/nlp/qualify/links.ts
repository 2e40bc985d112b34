import { stage } from '../stage.ts'

export const links = stage({ adds: 'links', needs: ['parts'], version: 1, run: () => [] })
