/** What a new password must be: 等保2.0 (12 characters, three classes, changed every 90 days) and a kept list of bad ones. */
import { ZxcvbnFactory } from '@zxcvbn-ts/core';
import { adjacencyGraphs, dictionary } from '@zxcvbn-ts/language-common';

const PASSWORD_DAYS = 90;
const LENGTH = 12;
const CLASSES = 3;
/** 10¹⁰ guesses: years at the rate that sign-in allows, and beyond a list of the common ones. */
const MIN_GUESSES_LOG10 = 10;
/** Shorter parts than these occur in good passwords by chance. */
const SHORTEST = { dictionary: 6, spatial: 5, sequence: 4, repeat: 4 } as const;

const SAID: Record<keyof typeof SHORTEST, (part: string) => string> = {
  dictionary: (part) => `密码不能包含常见密码或词语“${part}”。`,
  spatial: (part) => `密码不能包含键盘上相邻的一串“${part}”。`,
  sequence: (part) => `密码不能包含连续的字母或数字“${part}”。`,
  repeat: (part) => `密码不能由重复的部分“${part}”组成。`,
};

let strength: ZxcvbnFactory | undefined;

/**
 * What is wrong with a new password, in words; null when it may be used.
 * @param own words of the person and the place: user name, name, organisation, city.
 */
export function passwordFault(password: string, own: readonly string[]): string | null {
  const folded = password.normalize('NFKC').toLowerCase();
  if ([...password].length < LENGTH) return `密码至少${LENGTH}位。`;
  const classes = [/[a-z]/, /[A-Z]/, /\d/, /[^A-Za-z\d]/].filter((kind) => kind.test(password)).length;
  if (classes < CLASSES) return '密码须含大写字母、小写字母、数字、符号中的至少三类。';
  const word = own.find(
    (given) => given.length > 2 && folded.includes(given.normalize('NFKC').toLowerCase()),
  );
  if (word) return `密码不能包含用户名、姓名、单位或城市名“${word}”。`;
  // Loading its lists takes a moment and is needed only here.
  strength ??= new ZxcvbnFactory({ dictionary, graphs: adjacencyGraphs });
  const { sequence, guessesLog10 } = strength.check(folded);
  for (const { pattern, token } of sequence)
    if (isWeak(pattern) && token.length >= SHORTEST[pattern]) return SAID[pattern](token);
  return guessesLog10 < MIN_GUESSES_LOG10 ? '密码太容易猜到，请换一个更长、更少规律的。' : null;
}

function isWeak(pattern: string): pattern is keyof typeof SHORTEST {
  return pattern in SHORTEST;
}

/** Whether a password is so old that it must be changed at the next sign-in. */
export function isPasswordOld(changedAt: string, now: Date): boolean {
  return now.getTime() - Date.parse(changedAt) > PASSWORD_DAYS * 86_400_000;
}
