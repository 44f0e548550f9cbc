// How many people are in one volume. Apart, so that what needs only the number loads nothing else.

/** In one archive and one print file: few enough to hold in memory, and to upload to a print shop. */
export const peoplePerVolume = 250;
