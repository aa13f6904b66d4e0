/** Password hashing (Argon2id) and the rules of 等保2.0: at least 12 characters, three of four classes, no common words. */
import { hash, verify } from '@node-rs/argon2';

/** Parameters of OWASP ASVS 5.0: 19 MiB, two passes, one lane. */
const ARGON2 = { memoryCost: 19_456, timeCost: 2, parallelism: 1 } as const;
const FORBIDDEN_WORDS = [
  'password',
  'jiaxing',
  '12345',
  'qwerty',
  'admin',
  'keji',
  'chuangxin',
  'abcdef',
  '11111',
];

export function hashPassword(password: string): Promise<string> {
  return hash(password.normalize('NFKC'), ARGON2);
}

export function verifyPassword(stored: string, password: string): Promise<boolean> {
  return verify(stored, password.normalize('NFKC'));
}

let decoy: Promise<string> | undefined;

/** Takes as long as a real check, so that an unknown name cannot be told from a wrong password. */
export async function verifyNothing(password: string): Promise<false> {
  decoy ??= hashPassword('no account has this password');
  await verifyPassword(await decoy, password);
  return false;
}

/** What is wrong with a new password, in words; null when it may be used. */
export function passwordFault(password: string, accountName: string): string | null {
  const folded = password.normalize('NFKC').toLowerCase();
  if ([...password].length < 12) return '密码至少12位。';
  const classes = [/[a-z]/, /[A-Z]/, /\d/, /[^A-Za-z\d]/].filter((c) => c.test(password)).length;
  if (classes < 3) return '密码须含大写字母、小写字母、数字、符号中的至少三类。';
  if (folded.includes(accountName.toLowerCase())) return '密码不能包含用户名。';
  const word = FORBIDDEN_WORDS.find((w) => folded.includes(w));
  return word ? `密码不能包含常见词“${word}”。` : null;
}
