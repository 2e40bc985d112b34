import { Command } from 'commander'
import { choicesOf, defaultOf, flagOf, isRequired, kindOf, metaOf, settable, shapeOf, variableOf } from '../casework/fields.ts'
import type { Operation } from '../casework/operation.ts'
import { GROUPS, type Listed, operations } from '../casework/operations.ts'
import { readingFormats } from '../casework/printing.ts'
import { everySetting } from '../casework/reading-options.ts'
import { typed } from './options.ts'
import { viewOf } from './views.ts'

const cell = (words: string): string => words.replaceAll('|', '\\|')

async function fieldRows(name: string, operation: Operation): Promise<string[]> {
  const rows = Object.entries(shapeOf(operation.input)).map(([field, schema]) => {
    const { description = '', value = 'VALUE', positional, short } = metaOf(schema)
    const kind = kindOf(schema)
    const shown = `${value}${kind === 'list' ? '…' : ''}`
    const flag = `${short ? `-${short}, ` : ''}--${flagOf(field)}`
    const spelled = positional ? (isRequired(schema) ? shown : `[${shown}]`) : kind === 'truth' ? flag : `${flag} ${value}`
    const choices = choicesOf(schema)
    const otherwise = defaultOf(schema)
    const more = [choices ? choices.join(', ') : '', otherwise === undefined ? '' : `else ${otherwise}`].filter(Boolean).join('; ')
    return `| \`${cell(spelled)}\` | ${cell(description)}${more ? ` (${more})` : ''} |`
  })
  const command = new Command()
  const view = await viewOf(name, operation)
  view.addOptions(command)
  const shown = command.options.map(({ flags, description }) => `| \`${cell(flags)}\` | ${cell(description)} |`)
  const columns = operation.table ? [`| columns | ${operation.table.columns.map((column) => `\`${column.name}\``).join(', ')} |`] : []
  return [...rows, ...shown, ...columns]
}

async function section({ name, summary, load }: Listed): Promise<string> {
  const operation = await load()
  const examples = operation.examples.map((example) => {
    const piped = example.standardInput === undefined ? '' : `printf '%b' '${example.standardInput.replaceAll("'", "'\\''").replaceAll('\n', '\\n')}' | `
    return `${example.shows[0].toUpperCase()}${example.shows.slice(1)}:\n\n\`\`\`sh\n${piped}${typed(name, example, operation)}\n\`\`\``
  })
  return `## hearsay ${name}\n\n${summary}. Effect: ${operation.effect}.\n\n| | |\n|---|---|\n${(await fieldRows(name, operation)).join('\n')}\n\n${examples.join('\n\n')}`
}

/** The reference of all commands in Markdown, made from the list of operations; `node docs/reference/write.ts` puts it in its place. */
export async function referencePage(): Promise<string> {
  const sections = await Promise.all(operations.toSorted((a, b) => GROUPS.indexOf(a.group) - GROUPS.indexOf(b.group)).map(section))
  const formats = readingFormats.map(({ name, summary, goes }, i) => `| ${i ? `\`--${name}${goes === 'file' ? ' FILE' : ''}\`` : '(none asked for)'} | ${summary} |`)
  const settings = settable(everySetting).map((name) => `| \`${name}\` | \`${variableOf(name)}\` | ${cell(metaOf(everySetting[name]).description ?? '')} |`)
  return `# Commands

Made from the list of operations by \`node docs/reference/write.ts\`; a test holds it up to date. The form of the output is in [reading.schema.json](reading.schema.json).

${sections.join('\n\n')}

## Formats of a reading

| flag | what \`read\` prints or writes |
|---|---|
${formats.join('\n')}

\`--html FILE\` takes a folder where several inputs are read, and \`-\` for standard output; \`--json\` or \`--csv\` may stand beside it. The report is colored on a terminal
that shows color, always with \`--color\`, never with \`--no-color\` or where \`NO_COLOR\` is set. Names of people and places, and every word of the text, are printed with marks of
control made visible.

## Tables

A table fits the terminal (\`COLUMNS\` where it is none): what is too long gives way in its middle, and numbers never do. \`--json\` has every field of every row, \`--csv\` the columns
named with each command, quoted as RFC 4180 asks; a field that a spreadsheet would take for a formula has an apostrophe before it, and marks of control are made visible. Documents of a case are shown as \`d3\` and named
by that, by the number alone, by their id or its beginning, or by the name under which they came in.

## Settings

A flag goes over the environment, and that over \`hearsay/config.toml\` in \`$XDG_CONFIG_HOME\` (\`~/.config\`), or the file that \`HEARSAY_CONFIG\` names. Several guides in
\`HEARSAY_GUIDE\` are parted by colons; in the file \`guide\` is a list, its paths taken from the file's own folder.

| in the file | in the environment | what it does |
|---|---|---|
${settings.join('\n')}

## Exit status

| | 0 | 1 | 2 |
|---|---|---|---|
| \`read\`, \`add\`, \`show --html\` | every input was read, every page written | – | an input failed (the others were read), or the call was wrong |
| \`explain\`, \`search\`, \`source\` | something found | nothing found | error |
| \`verify\` | sound | something is wrong, and named | could not be checked |
| all others | done | – | error |

Data goes to standard output, messages to standard error. A failed input is a message and no line; files of other kinds in a folder are named and are no failure.
Ctrl-C exits with 130; a pipe that closes ends the program quietly with 0.

Every message begins with its code: [errors.md](errors.md).
`
}
