import { listenForInterrupts } from './interruption.ts'
import { run } from './program.ts'

listenForInterrupts()
process.stdout.on('error', (error: NodeJS.ErrnoException) => process.exit(error.code === 'EPIPE' ? 0 : 2))
process.exitCode = await run(process.argv.slice(2))
