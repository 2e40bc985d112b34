import { z } from 'zod'
import type { Limits } from './intake/task.ts'

/** Seconds and megabytes that one document may take unless a call says otherwise. */
const SECONDS = 60
const MEGABYTES = 1024

/** The fields by which a caller says how many processes read, and what one document may cost them. */
export const crewOptions = {
  jobs: z.int().min(1).max(256).optional().describe('how many processes read at once; else one a core').meta({ value: 'N', setting: true }),
  timeout: z
    .number()
    .positive()
    .default(SECONDS)
    .describe('seconds that one document may take, a long one for each million characters')
    .meta({ value: 'SECONDS', setting: true }),
  memory: z.int().min(256).default(MEGABYTES).describe('megabytes that reading one document may take').meta({ value: 'MB', setting: true }),
}

/** The fields by which a caller says what may be asked of the network. */
export const networkOptions = {
  allowHost: z
    .array(z.string().min(1))
    .default([])
    .describe('fetch from this host though it lies within a private network; HOST or HOST:PORT, may be given again')
    .meta({ value: 'HOST' }),
  proxy: z.string().min(1).optional().describe('fetch through this proxy (http://… or https://…)').meta({ value: 'ADDRESS' }),
  offline: z.boolean().default(false).describe('fetch nothing, whatever is named').meta({ setting: true }),
}

const network = z.object(networkOptions)
export type Network = z.output<typeof network>

const shape = z.object(crewOptions)

export const limitsOf = ({ timeout, memory }: Pick<z.output<typeof shape>, 'timeout' | 'memory'>): Limits => ({ time: timeout * 1000, memory: memory * 2 ** 20 })
