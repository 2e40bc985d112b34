import { existsSync } from 'node:fs'
import { resolve } from 'node:path'
import { Command, CommanderError } from 'commander'
import { failure } from '../casework/failure.ts'
import { GROUPS, type Listed, operations } from '../casework/operations.ts'
import { INTERRUPTED, interruption } from './interruption.ts'
import { tell, tellFailure } from './streams.ts'
import { viewOf } from './views.ts'

const DESCRIPTION = 'Reads news reports into a record that anyone can check:\nwho said what, through whom, in whose voice. Nothing leaves this machine.'
const WRONG = 2

/** Fills in a command's arguments and options, and what it does; only the command that is called is worth loading its schemas for. */
async function furnish(command: Command, listed: Listed, ended: (status: number) => void): Promise<void> {
  const [operation, { addFields, complaint, fieldsOf, typed, writtenAs }, { shapeOf }] = await Promise.all([
    listed.load(),
    import('./options.ts'),
    import('../casework/fields.ts'),
  ])
  const view = await viewOf(listed.name, operation)
  const shape = shapeOf(operation.input)
  addFields(command, shape)
  view.addOptions(command)
  command.addHelpText('after', `\nExamples:\n${operation.examples.map((example) => `  ${typed(listed.name, example, operation)}\n      ${example.shows}`).join('\n')}`)
  command.action(async () => {
    const [{ readSettings }, { fileInputs }, { fileCases }, { deliver, deliverFolder }, { asker }] = await Promise.all([
      import('../casework/settings.ts'),
      import('../casework/inputs.ts'),
      import('../casework/cases.ts'),
      import('./pages.ts'),
      import('./ask.ts'),
    ])
    const settings = await readSettings(shape, process.env)
    const parsed = operation.input.safeParse(fieldsOf(shape, command.processedArgs, command.opts(), settings))
    if (!parsed.success) {
      for (const issue of parsed.error.issues) tell(`cli/wrong-call: ${issue.path.length ? `${writtenAs(shape, String(issue.path[0]))} ` : ''}${complaint(issue)}`)
      return ended(WRONG)
    }
    const stopping = interruption(operation.stoppable === true)
    const { ask, close } = asker()
    const answers = operation.run(parsed.data, {
      inputs: fileInputs,
      openCase: fileCases(process.env),
      deliver,
      deliverFolder,
      place: (path) => resolve(path),
      ask,
      stopping,
    })
    try {
      const status = await view.show(answers, parsed.data as Readonly<Record<string, unknown>>, command.opts())
      ended(stopping.aborted ? INTERRUPTED : status)
    } finally {
      close()
    }
  })
}

function explainUnknown(name: string): void {
  if (existsSync(name)) tell(`cli/unknown-command: '${name}' is a file, not a command; to read it: hearsay read ${name}`)
  else tell(`cli/unknown-command: there is no command '${name}'; the commands are ${operations.map((o) => o.name).join(', ')}: hearsay --help shows what each does`)
}

/** Runs the program with the arguments of its call, and returns its exit status. */
export async function run(argv: readonly string[]): Promise<number> {
  let status = 0
  const program = new Command('hearsay')
    .description(DESCRIPTION)
    .exitOverride()
    .commandsGroup('About:')
    .helpCommand('help [command]', 'Show what a command does and takes')
    .configureHelp({ helpWidth: Math.min(process.stdout.columns ?? 80, 100) })
    .configureOutput({ outputError: (words) => tell(`cli/wrong-call: ${words.trim().replace(/^error: /, '')}`) })
    .option('-V, --version', 'print the version of the program')
    .addHelpText('after', '\nBegin with: hearsay read FILE; to keep what you read: hearsay add CASE FILE')
  const words = argv.filter((word) => !word.startsWith('-'))
  const wanted = words[0] === 'help' ? words[1] : words[0]
  try {
    for (const listed of operations.toSorted((a, b) => GROUPS.indexOf(a.group) - GROUPS.indexOf(b.group))) {
      const command = program.command(listed.name).helpGroup(`${listed.group}:`).summary(listed.summary).description(listed.summary).copyInheritedSettings(program)
      const ended = (of: number) => {
        status = of
      }
      if (listed.name === wanted) await furnish(command, listed, ended)
    }
    if (argv[0] === '-V' || argv[0] === '--version') {
      const { version } = await import('../casework/version.ts')
      process.stdout.write(`${version}\n`)
    } else if (!argv.length) {
      process.stderr.write(program.helpInformation())
      status = WRONG
    } else if (wanted && wanted !== 'help' && !operations.some(({ name }) => name === wanted)) {
      explainUnknown(wanted)
      status = WRONG
    } else await program.parseAsync(argv, { from: 'user' })
    return status
  } catch (error) {
    if (error instanceof CommanderError) return error.exitCode === 0 ? 0 : WRONG
    tellFailure(failure(error))
    return WRONG
  }
}
