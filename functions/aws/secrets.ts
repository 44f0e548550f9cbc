// Secrets: made at random or from a seed, kept only as hashes, compared in constant time.
import {
  createCipheriv,
  createDecipheriv,
  createHash,
  createHmac,
  randomBytes,
  scrypt,
  timingSafeEqual,
} from "node:crypto";

/** What cannot be computed from a request: chance, and a hash that is slow on purpose. */
export type Secrets = {
  random: (bytes: number) => Buffer;
  /** A short secret as a slow hash in base64url. The token is part of the salt: who reads the bucket does not have it. */
  slowHash: (secret: string, salt: string, token: string) => Promise<string>;
};

/** SHA-256 in hexadecimal. */
export const hashOf = (secret: string): string => createHash("sha256").update(secret).digest("hex");

/** 256 random bits, in letters that need no escaping in a URL. */
export const newSecret = ({ random }: Secrets): string => random(32).toString("base64url");

/** Takes the same time wherever the two differ. */
export const equalSecrets = (one: string, other: string): boolean =>
  timingSafeEqual(createHash("sha256").update(one).digest(), createHash("sha256").update(other).digest());

/** Independent secrets out of one seed, by their purpose: the same seed gives the same secrets again. */
export const deriveBytes = (seed: string, purpose: string): Buffer =>
  createHmac("sha256", seed).update(purpose).digest();

const ivBytes = 12;
const tagBytes = 16;
const sealKey = (secret: string): Buffer => deriveBytes(secret, "seal");

/** A text that only who holds the secret can read (AES-256-GCM): nonce, tag and cipher text in base64url. */
export function seal({ random }: Secrets, text: string, secret: string): string {
  const iv = random(ivBytes);
  const cipher = createCipheriv("aes-256-gcm", sealKey(secret), iv);
  const sealed = Buffer.concat([cipher.update(text, "utf8"), cipher.final()]);
  return Buffer.concat([iv, cipher.getAuthTag(), sealed]).toString("base64url");
}

/** Undefined where the text was sealed with another secret, or changed since. */
export function unseal(sealed: string, secret: string): string | undefined {
  const bytes = Buffer.from(sealed, "base64url");
  if (bytes.length < ivBytes + tagBytes) return undefined;
  try {
    const options = { authTagLength: tagBytes };
    const cipher = createDecipheriv("aes-256-gcm", sealKey(secret), bytes.subarray(0, ivBytes), options);
    cipher.setAuthTag(bytes.subarray(ivBytes, ivBytes + tagBytes));
    return Buffer.concat([cipher.update(bytes.subarray(ivBytes + tagBytes)), cipher.final()]).toString("utf8");
  } catch {
    return undefined;
  }
}

/** Six digits, each code equally likely: 2^48 is so much larger than 10^6 that the modulo adds no bias that matters. */
export const codeFrom = (bytes: Buffer): string => String(bytes.readUIntBE(0, 6) % 1_000_000).padStart(6, "0");

type ScryptCost = { N: number; r: number; p: number };

/** Costs about 40 ms and 16 MB: what a few digits can hide behind. */
const deployedCost: ScryptCost = { N: 16_384, r: 8, p: 1 };

export const openSecrets = (cost: ScryptCost): Secrets => ({
  random: (bytes) => randomBytes(bytes),
  slowHash: (secret, salt, token) =>
    new Promise((resolve, reject) => {
      scrypt(secret, `${salt}:${token}`, 32, cost, (error, hash) => {
        if (error === null) resolve(hash.toString("base64url"));
        else reject(error);
      });
    }),
});

export const nodeSecrets = openSecrets(deployedCost);
