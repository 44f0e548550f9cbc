// What wrong encodings leave of letters.

/** What an old encoding leaves of « Nguyễn » and of « Ḥamīd »: a sign that belongs in none of the texts that we print. */
export const lostLetter = /\?\p{L}|\p{L}\?/u;

// UTF-8 that was decoded as Windows-1252 (é becomes Ã©) or as Mac Roman (é becomes √©), and undecodable bytes. Ã is
// also a letter of Portuguese and Vietnamese, but these characters never follow it there.
export const mojibake =
  /\uFFFD|[ÃÄÅ][\u0080-\u009F\u00A1-\u00BF€‚ƒ„…†‡‰‹‘’“”•–—™›]|Â[\u0080-\u00BF€]|â€[\u009D™œ˜“”¦¢]|√\S/u;
