import type { Command } from 'commander'
import { type Failure, failure } from '../casework/failure.ts'
import { loadFormat, readingFormats } from '../casework/printing.ts'
import { HearsayError } from '../model/error.ts'
import type { PublicReading } from '../model/public-reading.ts'
import { appearance } from './appearance.ts'
import { pageFolder } from './pages.ts'
import { print, printCsv, tell, tellFailure } from './streams.ts'
import type { View } from './view.ts'

type Outcome = { readonly path: string } & ({ readonly reading: PublicReading } | { readonly failure: Failure } | { readonly skipped: string })
type Options = Readonly<Record<string, unknown>>

/** Where one reading goes; what it returns says how that went. */
type Sink = (reading: PublicReading) => Promise<void>

/** The format of standard output: the one asked for, a report where none was, nothing where readings go to files alone. */
function streamFormat(options: Options): string | null {
  const asked = readingFormats.filter(({ name, goes }) => goes === 'stream' && options[name] === true).map(({ name }) => name)
  if (asked.length > 1) throw new HearsayError('cli/wrong-call', `--${asked.join(' and --')} cannot share one output`, { hint: 'ask for one, or call twice' })
  const filed = readingFormats.some(({ name, goes }) => goes === 'file' && options[name] !== undefined)
  return asked[0] ?? (filed ? null : 'terminal')
}

/** Standard output in one format. */
async function streamSink(name: string, options: Options): Promise<Sink> {
  const { head, print: write } = await loadFormat(name)
  await print(head)
  const out = name === 'csv' ? printCsv : print
  return async (reading) => out(await write(reading, appearance(options, reading.path)))
}

/** A file for each reading, or standard output for `-`. */
async function fileSink(name: string, extension: string, target: string, inputs: readonly string[], options: Options): Promise<Sink> {
  const { print: write } = await loadFormat(name)
  const pageOf = target === '-' ? null : await pageFolder(target, extension, inputs)
  return async (reading) => {
    const page = await write(reading, appearance(options, reading.path))
    if (pageOf === null) return print(page)
    tell(`wrote ${await pageOf(reading.path, page)}`)
  }
}

/** Shows readings as they come: as a report for a person, or in the formats that were asked for. */
export const readView: View = {
  addOptions(command: Command) {
    for (const { name, summary, goes } of readingFormats.slice(1)) {
      if (goes === 'stream') command.option(`--${name}`, `print ${summary}`)
      else command.option(`--${name} <FILE>`, `write ${summary}; a folder for several inputs, - for standard output`)
    }
    command.option('--color', 'color the report, whatever it is printed to').option('--no-color', 'print the report without color')
  },
  async show(answers, call, options) {
    const inputs = call.inputs as readonly string[]
    const stream = streamFormat(options)
    const sinks: Sink[] = stream === null ? [] : [await streamSink(stream, options)]
    for (const { name, goes, extension } of readingFormats) {
      const target = options[name]
      if (goes === 'file' && typeof target === 'string') sinks.push(await fileSink(name, extension, target, inputs, options))
    }
    let [failed, seen] = [false, false]
    const fail = (told: Failure) => {
      failed = true
      tellFailure(told)
    }
    for await (const outcome of answers as AsyncIterable<Outcome>) {
      seen = seen || !('skipped' in outcome)
      if ('failure' in outcome) fail(outcome.failure)
      else if ('skipped' in outcome) tell(`not read: ${outcome.skipped}`)
      else for (const sink of sinks) await sink(outcome.reading).catch((error) => fail(failure(error)))
    }
    if (!seen) tell(`nothing to read in ${inputs.join(', ')}`)
    return failed ? 2 : 0
  },
}
