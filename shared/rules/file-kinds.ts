/** Kinds of files that the server reads figures from: one list for the page that lets them in and the messages that name them. */

/** Endings of file names, with the dot. What a file really is its bytes decide, never its name. */
export const READABLE_FILES = [
  '.xlsx',
  '.xls',
  '.et',
  '.xlsm',
  '.ods',
  '.fods',
  '.csv',
  '.txt',
  '.tsv',
] as const;

/** Let in as well, so that the person is told what the file really is and how to save it. */
export const EXPLAINED_FILES = ['.xlsb', '.xml', '.htm', '.html', '.ett', '.xltx'] as const;

/** The commonest of them, for messages and hints. */
export const READABLE_TEXT = '.xlsx、.xls、.et、.xlsm、.ods 或 .csv';
