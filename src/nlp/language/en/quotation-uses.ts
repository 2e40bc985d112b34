/** Words before quotation marks that make what stands in them a title or a name. Example: `The film “The Long Winter” opened; a dog called “Captain”.` */
export const namingWords =
  'titled entitled called named known dubbed nicknamed christened aka alias codenamed code-named labeled labelled book books film films movie movies song songs album albums show shows series novel novels program programme episode magazine newspaper documentary essay poem play single column article headline headlined slogan motto chant hashtag musical opera painting sculpture exhibition exhibit podcast game ballad anthem hymn track video report paper chapter sketch drama comedy memoir play starring'

/** Words before quotation marks that make what stands in them speech, whoever spoke. Example: `They chanted “Open the gates”.` */
export const utteringWords =
  'say says said saying tell tells told chanted chanting chant shouted shouting yelled yelling cried crying asked asking answered replied wrote writing read reads reading tweeted quoted quote added stated declared sang singing repeated repeating answer question sign signs banner banners'

/** Verbs by which somebody calls a thing what stands in quotation marks behind it. Example: `The board calls the ferry a “floating barn”.` */
export const callingWords = 'call calls calling branded branding brands describes describe describing deemed denounced dismissed dismissing'
