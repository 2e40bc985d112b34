/** Hours and minutes ahead of UTC of the zones that RFC 822 names and others that feeds write; letters that stand for several zones are those of North America, as mail reads them. */
const ZONES: Readonly<Record<string, string>> = {
  Z: 'Z',
  UT: 'Z',
  UTC: 'Z',
  GMT: 'Z',
  WET: 'Z',
  BST: '+01:00',
  CET: '+01:00',
  MET: '+01:00',
  MEZ: '+01:00',
  CEST: '+02:00',
  MEST: '+02:00',
  MESZ: '+02:00',
  EET: '+02:00',
  SAST: '+02:00',
  EEST: '+03:00',
  MSK: '+03:00',
  WIB: '+07:00',
  HKT: '+08:00',
  SGT: '+08:00',
  AWST: '+08:00',
  JST: '+09:00',
  KST: '+09:00',
  AEST: '+10:00',
  AEDT: '+11:00',
  NZST: '+12:00',
  NZDT: '+13:00',
  NST: '-03:30',
  NDT: '-02:30',
  ADT: '-03:00',
  AST: '-04:00',
  EDT: '-04:00',
  EST: '-05:00',
  ET: '-05:00',
  CDT: '-05:00',
  CST: '-06:00',
  CT: '-06:00',
  MDT: '-06:00',
  MST: '-07:00',
  MT: '-07:00',
  PDT: '-07:00',
  PST: '-08:00',
  PT: '-08:00',
}

/** The offset that a feed's zone states, as `Z` or `+HH:MM`; empty where it is none or of no known place. */
export function zoneOffset(zone: string | undefined): string {
  const text = zone
    ?.trim()
    .toUpperCase()
    .replace(/^(?:GMT|UTC?)(?=[+-]| [+-])\s*/u, '')
  if (!text) return ''
  if (Object.hasOwn(ZONES, text)) return ZONES[text]
  const [, sign, hours, minutes] = /^([+-])(\d{1,2}?):?(\d{2})$/u.exec(text) ?? []
  return sign && Number(hours) < 24 && Number(minutes) < 60 ? `${sign}${hours.padStart(2, '0')}:${minutes}` : ''
}
