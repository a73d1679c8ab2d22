import { createHash, randomBytes } from 'node:crypto';
import { hash, verify } from '@node-rs/argon2';

/** Tokens are 32 random bytes, stored hashed; passwords are argon2id (19 MiB, 2 passes), as OWASP advises for servers. */
export const newToken = (): string => randomBytes(32).toString('base64url');
export const tokenHash = (token: string): string => createHash('sha256').update(token).digest('hex');

const ARGON = { memoryCost: 19_456, timeCost: 2, parallelism: 1 } as const;
export const hashPassword = (password: string): Promise<string> => hash(password.normalize('NFC'), ARGON);

// Verified against when the name is unknown, so that time does not tell whether an account exists.
const DECOY = '$argon2id$v=19$m=19456,t=2,p=1$8NFAWl0QW5Sk0MpuI/mvUQ$HtGQMmHjDO1OhEVNWyuYvT8ThIGKSoIMdJp8N6g1kFE';

export async function passwordMatches(stored: string | null, password: string): Promise<boolean> {
  const matches = await verify(stored ?? DECOY, password.normalize('NFC')).catch(() => false);
  return stored !== null && matches;
}
