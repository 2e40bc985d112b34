import { mediaType } from './header-fields.ts'

/** Kinds of media that hold no report, in words for a person. */
const NO_REPORT: readonly (readonly [RegExp, string])[] = [
  [/^image\//, 'a picture'],
  [/^video\//, 'a film'],
  [/^audio\//, 'a sound file'],
  [/^font\/|^application\/(?:x-)?font|^application\/vnd\.ms-fontobject/, 'a font'],
  [/^text\/css/, 'a style sheet'],
  [/javascript|ecmascript|^application\/wasm|typescript/, 'a program'],
  [/mpegurl|dash\+xml|^application\/(?:mp4|ogg|x-shockwave-flash|vnd\.apple)/, 'a film'],
  [/^text\/(?:csv|tab-separated|calendar|vcard|vtt|event-stream|x-component)|spreadsheet|ms-excel|presentation|powerpoint/, 'a table, calendar or slides'],
  [
    /^application\/(?:x-protobuf|protobuf|grpc|ocsp|x-x509|pkix|vnd\.google|x-chrome|x-www-form|manifest\+json|importmap|reports\+json|jose|cbor|x-binary)/,
    'a message between programs',
  ],
]

/** What an answer is that by its declared media type holds no report, or null where it may hold one: then its bytes decide. */
export function noReportKind(contentType: string | undefined): string | null {
  const type = mediaType(contentType)
  return NO_REPORT.find(([pattern]) => pattern.test(type))?.[1] ?? null
}

/** What a small answer of a site is that is for programs, by its address. */
export function noReportPlace(address: string | undefined): string | null {
  const path = address && URL.canParse(address) ? new URL(address).pathname : ''
  return /^\/(?:robots|ads|app-ads|security|humans)\.txt$/i.test(path) ? 'a note of a site to programs' : null
}
