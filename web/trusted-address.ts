// The addresses that the page runs scripts from: under its policy, browsers with Trusted Types take no plain text there.

type Policy = { createScriptURL(address: string): string };
type Factory = { createPolicy(name: string, rules: Policy): Policy };

const rules: Policy = {
  createScriptURL(address) {
    const url = new URL(address, document.baseURI);
    if (url.origin !== location.origin) throw new TypeError(`${address} is not of this site`);
    return url.href;
  },
};
/** The name is in the policy of the page, so nobody makes another one. */
const policy = (globalThis as { trustedTypes?: Factory }).trustedTypes?.createPolicy("dossier", rules) ?? rules;

/** For `new Worker` and `serviceWorker.register`. Throws where the address is not of this site. */
export const trusted = (address: string): string => policy.createScriptURL(address);
