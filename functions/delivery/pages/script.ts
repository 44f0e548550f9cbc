// The only script of the link's pages: it copies the token from the fragment of the address into the form.

/**
 * Copies the token from behind the `#` into the form, keeps it in the links to other languages, and shows from when to
 * when the link is valid: the token holds both dates. The words of dates come with the page, because a browser may not
 * have the language. The security policy allows the script by its hash.
 */
export const script = `
(() => {
  const inParis = new Intl.DateTimeFormat("en-GB", {
    timeZone: "Europe/Paris", hourCycle: "h23",
    year: "numeric", month: "numeric", day: "2-digit", hour: "2-digit", minute: "2-digit",
  });
  const fill = (text, values) => text.replace(/[{](\\w+)[}]/g, (_, name) => values[name]);
  const sayMoment = (moment, words) => {
    const part = Object.fromEntries(inParis.formatToParts(moment).map(({ type, value }) => [type, value]));
    const weekday = new Date(Date.UTC(part.year, part.month - 1, part.day)).getUTCDay();
    const day = fill(words.day, {
      day: (Number(part.day) === 1 && words.firstOfMonth) || (words.hasTwoDigits ? part.day : Number(part.day)),
      month: words.months[part.month - 1],
      year: part.year,
    });
    const said = fill(words.weekdayAndDay, { weekday: words.weekdays[weekday], day });
    return fill(words.moment, { day: said, time: part.hour + ":" + part.minute });
  };
  const show = () => {
    const token = location.hash.slice(1) || location.pathname.split("/")[2] || "";
    document.getElementById("token").value = location.hash.slice(1);
    for (const other of document.querySelectorAll("nav a")) other.hash = location.hash;
    document.getElementById("once").hidden = token.split(".")[3] !== "1";
    const dates = token.split(".").slice(1, 3).map((part) => new Date(parseInt(part, 36) * 1000));
    const validity = document.getElementById("validity");
    if (dates.length < 2 || dates.some((date) => Number.isNaN(date.getTime()))) return;
    const [from, until] = dates.map((date) => sayMoment(date, JSON.parse(validity.dataset.dates)));
    validity.textContent = fill(validity.dataset.words, { from, until });
  };
  addEventListener("hashchange", show);
  show();
})();
`;
