import { parse, TomlError } from 'smol-toml'
import { type ErrorCode, HearsayError } from '../model/error.ts'

/** A TOML file's table, or an error under `code` that says where the file goes wrong. */
export function parseToml(source: string, path: string, code: ErrorCode): Readonly<Record<string, unknown>> {
  try {
    return parse(source)
  } catch (error) {
    if (!(error instanceof TomlError)) throw error
    throw new HearsayError(code, `${path} is no TOML: line ${error.line}, column ${error.column}: ${error.message.split('\n')[0]}`, { cause: error })
  }
}
