import { prepare, root } from './prepare.mjs';
import { exitCodeOf } from './refusal.mjs';

process.exitCode = await exitCodeOf(async () => {
  await prepare();
  return 0;
}, root);
