/** Kinds of files that the server reads figures from: one list for the page that lets them in and the messages that name them. */

/** Endings of file names, with the dot. What a file really is its bytes decide, never its name. */
const READABLE_FILES = ['.xlsx', '.xls', '.et', '.xlsm', '.ods', '.fods', '.csv', '.txt', '.tsv'] as const;

/** Kinds that are not read: the server says what such a file really is and how to save it. */
const EXPLAINED_FILES = ['.xlsb', '.xml', '.htm', '.html', '.numbers'] as const;

/** What the page lets a person choose and drop. */
export const LET_IN_FILES: readonly string[] = [...READABLE_FILES, ...EXPLAINED_FILES];

/** The commonest of them, for messages and hints. */
export const READABLE_TEXT = '.xlsx、.xls、.et、.xlsm、.ods 或 .csv';
