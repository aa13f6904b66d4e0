/** A font with Chinese characters, found where systems keep theirs; none is shipped, and a machine may have none. */
import { readdirSync } from 'node:fs';
import { homedir } from 'node:os';
import { join } from 'node:path';

export interface FoundFont {
  file: string;
  family: string;
}

/** Upright faces in the order of preference: what the screens use first. */
const KNOWN: readonly [file: RegExp, family: string][] = [
  [/^NotoSansCJK-Regular\.(ttc|otf)$|^NotoSansCJK-VF/i, 'Noto Sans CJK SC'],
  [/^NotoSansCJKsc-Regular\./i, 'Noto Sans CJK SC'],
  [/^NotoSansSC-Regular\./i, 'Noto Sans SC'],
  [/^SourceHanSans(SC|CN)-Regular\./i, 'Source Han Sans SC'],
  [/^msyh\.tt[cf]$/i, 'Microsoft YaHei'],
  [/^PingFang\.ttc$/i, 'PingFang SC'],
  [/^wqy-microhei\.ttc$/i, 'WenQuanYi Micro Hei'],
  [/^wqy-zenhei\.ttc$/i, 'WenQuanYi Zen Hei'],
  [/^simhei\.ttf$/i, 'SimHei'],
  [/^simsun\.ttc$/i, 'SimSun'],
  [/^NotoSerifCJK-Regular\./i, 'Noto Serif CJK SC'],
  [/^DroidSansFallback(Full)?\.ttf$/i, 'Droid Sans Fallback'],
];

const FOLDERS = [
  '/usr/share/fonts',
  '/usr/local/share/fonts',
  join(homedir(), '.fonts'),
  join(homedir(), '.local/share/fonts'),
  'C:/Windows/Fonts',
  '/System/Library/Fonts',
  '/Library/Fonts',
];
const DEPTH = 4;

/** @param folders where to look; null where none of the known fonts is there. */
export function findCjkFont(folders: readonly string[] = FOLDERS): FoundFont | null {
  const files = folders.flatMap((folder) => filesBelow(folder, DEPTH));
  for (const [pattern, family] of KNOWN) {
    const file = files.find(({ name }) => pattern.test(name));
    if (file) return { file: file.path, family };
  }
  return null;
}

/** A folder that is not there or may not be read has no files. */
function filesBelow(folder: string, depth: number): { name: string; path: string }[] {
  try {
    return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
      const path = join(folder, entry.name);
      if (entry.isDirectory()) return depth > 0 ? filesBelow(path, depth - 1) : [];
      return [{ name: entry.name, path }];
    });
  } catch {
    return [];
  }
}
