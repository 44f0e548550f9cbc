// The one script of the link's pages: what a server never sees, it moves from the address into the form.

/**
 * Puts the token from behind the `#` into the form, keeps it when the language is changed, and says from when to when
 * the link is valid: the token carries both, so that nothing has to be asked. Allowed in the page by its hash alone.
 */
export const script = `
(() => {
  const show = () => {
    const token = location.hash.slice(1) || location.pathname.split("/")[2] || "";
    document.getElementById("token").value = location.hash.slice(1);
    const other = document.getElementById("other-language");
    other.hash = location.hash;
    const lang = document.documentElement.lang;
    const days = token.split(".").slice(1, 3).map((part) => new Date(parseInt(part, 36) * 1000));
    const validity = document.getElementById("validity");
    if (days.length < 2 || days.some((day) => Number.isNaN(day.getTime()))) return;
    const words = days.map((day) => {
      const said = new Intl.DateTimeFormat(lang === "fr" ? "fr-FR" : "en-GB", {
        dateStyle: "full", timeStyle: "short", timeZone: "Europe/Paris",
      }).format(day);
      return lang === "fr" ? said.replace(/ 1 (?=\\D)/, " 1er ") : said;
    });
    validity.textContent = validity.dataset.words.replace("[from]", words[0]).replace("[until]", words[1]);
  };
  addEventListener("hashchange", show);
  show();
})();
`;
