/** The number by which packed content names the dictionary below; a case file holds it, so that it can be unpacked without this program. What was released never changes: another dictionary is another number. */
export const DICTIONARY = 1

/** How pages begin and end, whose originals are kept. */
const PAGES = `</p>
<p></span></div></div></li><li><a href="https://www.</a></h2><h1 class=" id="main" content="article:author" property="og:description" name="twitter:card" content="summary_large_image">
<script type="application/ld+json">{"@context":"https://schema.org","@type":"NewsArticle","headline":"","datePublished":"2026-","dateModified":"","author":[{"@type":"Person","name":""}],"publisher":{"@type":"Organization"}}</script>
<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title></title>
<link rel="canonical" href="https://
</head>
<body>
<article>
</article></body>
</html>`

/** What the packed fields of a document and its findings say again and again. */
const FIELDS = `"hyperlinks":[{"start":,"end":,"url":"https://}],"markup":[],"notes":[],"readFrom":{"title":"first line","published":"dateline","outlet":"","authors":"byline"},"identifier":null,
{"credits":[],"parts":[{"kind":"headline","start":0,"end":},{"kind":"standfirst","start":},{"kind":"byline","start":},{"kind":"dateline","start":},{"kind":"caption","start":},{"kind":"body","start":
"missing":["outlet","byline","date","place","link"],"given":[],"hyperlinks":[],"markup":[],"notes":[]}
corrected The report says that it was corrected or changed after it was published
headline-not-borne-out The headline promises “”; nothing in the text speaks of it
own-voice-inference  % of the text is the outlet’s own view without a source: 1 inference and 1 judgement inferences and judgements
withheld The report says of 1 matter matters that it is withheld or not known: 1 undisclosed, 1 unverified, 1 unknown, 1 refused, 1 unanswered
agentless-report  statement is passed on without saying whose it is statements are passed on without saying whose they are
unnamed-source  statement comes from sources that are not named statements come from sources that are not named
meter kilometer mile tonne euro EUR GBP USD degree hour minute month week year of age percent season time decade the text does not show who this is nobody is named`

/** Words and short turns that most news in English has, the commonest last; by document frequency in openly licensed news. */
const WORDS = [
  'the political reported that on the ground investigating always system told the press she was for his various himself however the possibility really',
  'became think that the attack opposition leadership called for this week comments was also not have possible research which he it would the national',
  'accused development of this private process that it in order to this is addition to become early it is until and then said in we have there are',
  'professor of people to take last year have to making eventually ability to because of the second population to prevent right vice president',
  'responsibility an investigation around the world on social media as president because they earlier this hospitalized support for the federal expected',
  'to the current people were known to make some of personal could be interest majority a lot of years old the death estimated out of scientists that',
  "would believe scheduled for the country's when the together states director of a member of response to researchers individuals followed by later the",
  'campaign subsequently specifically prime minister in a statement allowed and his able to presidential race months health in his think responsible for',
  'is scheduled to associated with they would supporters percent of took place minister incident question hospital voters stated recent have a leading',
  'history delegates continued said that under the government of to continue he would of those office the previous television convention and former there',
  'were percent called the control injured the first time climate change members of the findings published state of emergency report these the party',
  'suggested also said the other they are building in this further the two person having member of the criticized identified conservative the same day',
  'death release community recently military state of indicated elected party under themselves across the and that the last governor this year important',
  'should be in an interview announced the thousands of running yesterday morning director family place still would have members of elections expressed',
  'and was involved in found previous organization spokesperson earlier such as trying to said they since at the time is not killed does not position',
  'whether that he working for a second the state questions countries social media the election general claimed response and a following the police part',
  'of the where federal members already published there was described he was security told the around the considered current was not of his followed and',
  'other started people who declared primary they were scheduled to his campaign is currently those saying for president which is within the he said said',
  'he will be which was former secretary of while announcement between the something confirmed several without international the president according to a',
  'decision continue should local time included was a being the coronavirus presidential nomination three the world scheduled the next president of',
  'involved an interview with public against the part of secretary of state reports the time in which currently it was the most going to into the another',
  'before the interview with was the official information the country authorities is the candidates to have an interview morning through million could',
  'different over the following more than administration country state with a previously did not interview received as well as a statement as the around',
  'at least national released according to the would be nomination during the support had been officials former one of the there yesterday the same after',
  'the said the called years number of about the presidential nominee between because statement other before that the political presidential candidate to',
  'be candidate campaign against investigation by the the first has been after reportedly have been about their would announced president presidential',
  'election including at the which reported people on the with the and the from the government for the presidential to the according to in the of the',
].join(' ')

/**
 * What is common to reports: packed content refers to it instead of saying it again. It holds nothing of any case, so that an erasure need not touch it; for texts in other languages it is of little use and does no harm.
 */
export const dictionaryBytes: Uint8Array = Buffer.from(`${PAGES}${FIELDS} ${WORDS} `)
