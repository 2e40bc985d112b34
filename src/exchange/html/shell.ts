import { escaped } from './escape.ts'
import { STYLE, STYLE_DIGEST } from './style.ts'

/** What a page of ours is put around. */
export interface Shelled {
  /** Plain words. */
  readonly title: string
  /** The version of the program, by which a page is known as ours. */
  readonly engine: string
  /** Which scripts run, as a content security policy says it. */
  readonly scripts: string
  /** Markup. */
  readonly body: string
}

/** A whole page: one style sheet, nothing fetched from elsewhere, no script but those named, no word of where it was opened. */
export const shelled = ({ title, engine, scripts, body }: Shelled): string => `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src '${STYLE_DIGEST}'; script-src ${scripts}; base-uri 'none'; form-action 'none'">
<meta name="generator" content="Hearsay ${escaped(engine)}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="referrer" content="no-referrer">
<title>${escaped(title)}</title>
<style>${STYLE}</style>
</head>
<body>
${body}
</body>
</html>
`
