/** A start that cannot go on, said in one sentence the person at the keyboard can act on. */
export class Refusal extends Error {
  name = 'Refusal';
}

/** Prints one line of what the launcher is doing. */
export function say(line) {
  process.stdout.write(`${line}\n`);
}

const byCode = {
  EACCES: '没有写入权限',
  EPERM: '没有写入权限',
  EROFS: '所在磁盘是只读的',
  ENOSPC: '磁盘空间已满',
  EDQUOT: '磁盘配额已用完',
};

/**
 * Turns a failed write into a Refusal naming the folder; returns undefined for any other error.
 * @param {unknown} error @param {string} folder
 */
export function writeRefusal(error, folder) {
  const why = byCode[error?.code];
  return why
    ? new Refusal(`文件夹 ${folder} 不能写入：${why}。请换一个可写的文件夹，或调整权限后重试。`)
    : undefined;
}

/**
 * Runs a launcher to its exit code. A Refusal becomes its sentence; anything else is a defect of ours and
 * is named as such, without a stack.
 * @param {() => Promise<number>} work @param {string} root
 * @returns {Promise<number>} the exit code
 */
export async function exitCodeOf(work, root) {
  try {
    return await work();
  } catch (error) {
    const refusal = error instanceof Refusal ? error : writeRefusal(error, root);
    const text = refusal ? refusal.message : `没有料到的错误：${error?.message ?? error}`;
    process.stderr.write(`${text}\n`);
    return 1;
  }
}
