/** Uploads under way are bounded, for each person and in all, before a byte of the body is read (trust.md U18). */
import { Turns, TurnsFull } from '../turns.ts';
import { ProblemError } from './problem.ts';

/** Bodies of 10 MB held at a time: twice what can be parsed at once, so that reading never starves parsing. */
const AT_ONCE = 4;
/** A deadline's rush waits in the sockets, where it costs nothing. */
const WAITING = 60;
const A_PERSON = 3;

const busy = (detail: string) =>
  new ProblemError({ type: 'too-many', title: '同时上传的文件过多', status: 429, detail });

export class UploadTurns {
  readonly #turns = new Turns(AT_ONCE, WAITING);
  readonly #underWay = new Map<string, number>();

  /** Receives and reads one upload when its turn comes. @throws 429 for a person's fourth at once, and when all turns are taken. */
  async take<T>(person: string, work: () => Promise<T>): Promise<T> {
    const count = this.#underWay.get(person) ?? 0;
    if (count >= A_PERSON) throw busy('您有文件正在上传，请等它读完再传下一个。');
    this.#underWay.set(person, count + 1);
    try {
      return await this.#turns.take(work);
    } catch (error) {
      throw error instanceof TurnsFull
        ? busy('此刻上传的人很多，请过一分钟再传；文件还在您的电脑上。')
        : error;
    } finally {
      const left = (this.#underWay.get(person) ?? 1) - 1;
      if (left === 0) this.#underWay.delete(person);
      else this.#underWay.set(person, left);
    }
  }
}
