/** News agencies, by the forms in which they are printed. */
export const AGENCIES: ReadonlySet<string> = new Set(
  `AFP|Agence France-Presse|Agence France Presse|AP|Associated Press|The Associated Press|Reuters|Thomson Reuters|UPI|United Press International|dpa|dpa-AFX|Deutsche Presse-Agentur|SDA|Keystone-SDA|sda|apa|APA|
Bloomberg|Bloomberg News|Xinhua|Tass|TASS|ITAR-TASS|RIA|RIA Novosti|Interfax|Kyodo|Kyodo News|Jiji|Jiji Press|Yonhap|KCNA|ANSA|Ansa|EFE|Efe|Agencia EFE|Europa Press|Lusa|PA|PA Media|Press Association|AAP|Belga|ANP|NTB|TT|
Ritzau|STT|CTK|ČTK|PAP|MTI|Anadolu|Anadolu Agency|Anadolu Ajansı|AA|DHA|İHA|IHA|PTI|Press Trust of India|ANI|IANS|Bernama|Antara|CNA|Canadian Press|The Canadian Press|epd|KNA|kna|sid|SID|AFX|Ukrinform|Unian|UNIAN|
Telam|Télam|Notimex|MENA|WAFA|SANA|IRNA|Tasnim|SPA|WAM|Petra|Agerpres|BTA|Tanjug|Hina|STA|BNS|LETA|ELTA|Wire reports|Wire services|Agencies|News agencies|agencies`
    .split('|')
    .map((name) => name.trim().toLowerCase()),
)

/** Whether a name is an agency's, alone or with others ("AP/Reuters", "dpa, AFP"). */
export const isAgency = (name: string): boolean => {
  const folded = name.trim().toLowerCase()
  return AGENCIES.has(folded) || (/[/,+&]/.test(folded) && folded.split(/[/,+&]/).every((one) => AGENCIES.has(one.trim())))
}

const ROLES =
  /^(?:(?:national|political|sports?|business|science|medical|legal|staff|special|chief|senior|europe|military|diplomatic|economics?|white house|entertainment|technology|auto|health|education|environmental) )*(?:writers?|reporters?|correspondents?|editors?|photographers?)$/iu
const SUFFIX = /^(.+?)[\s,/|-]*((?:The )?(?:Associated Press|Canadian Press|Press Association)|Agence France-Presse|AFP|Reuters|Bloomberg|dpa)$/u

/** A name with an agency's behind it ("Ada Lind, Associated Press"), or an agency's with a role ("AP Sports Writer"), apart; null for any other. */
export function withAgency(name: string): { readonly person: string | null; readonly agency: string } | null {
  const [, first, rest] = /^(\S+) (.+)$/u.exec(name) ?? []
  if (first && isAgency(first) && ROLES.test(rest)) return { person: null, agency: first }
  const suffix = SUFFIX.exec(name)
  return suffix && /\p{L}{2}/u.test(suffix[1]) && !/^the$/iu.test(suffix[1]) ? { person: suffix[1].trim(), agency: suffix[2] } : null
}
