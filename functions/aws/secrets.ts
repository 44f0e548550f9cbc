// Secrets: made at random or from a seed, kept only as hashes, compared in constant time.
import { createHash, createHmac, randomBytes, scrypt, timingSafeEqual } from "node:crypto";

/** SHA-256 in hexadecimal. */
export const hashOf = (secret: string): string => createHash("sha256").update(secret).digest("hex");

/** 256 random bits, in letters that need no escaping in a URL. */
export const newSecret = (): string => randomBytes(32).toString("base64url");

/** Takes the same time wherever the two differ. */
export const equalSecrets = (one: string, other: string): boolean =>
  timingSafeEqual(createHash("sha256").update(one).digest(), createHash("sha256").update(other).digest());

/** Independent secrets out of one seed, by their purpose: the same seed gives the same secrets again. */
export const deriveBytes = (seed: string, purpose: string): Buffer =>
  createHmac("sha256", seed).update(purpose).digest();

/** Six digits, each as likely as the others: 2^48 is so much larger than 10^6 that the rest of the division tells nothing. */
export const codeFrom = (bytes: Buffer): string => String(bytes.readUIntBE(0, 6) % 1_000_000).padStart(6, "0");

/** Costs about 40 ms and 16 MB: what a few digits can hide behind. */
const scryptCost = { N: 16_384, r: 8, p: 1 };

/** A short secret as a slow hash in base64url. The token is part of the salt: who reads the bucket does not have it. */
export function slowHash(secret: string, salt: string, token: string): Promise<string> {
  return new Promise((resolve, reject) => {
    scrypt(secret, `${salt}:${token}`, 32, scryptCost, (error, hash) => {
      if (error === null) resolve(hash.toString("base64url"));
      else reject(error);
    });
  });
}
