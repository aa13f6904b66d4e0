/** Says an error of a city's folder: its file, its line, a sentence. */
export type Fault = (file: string, line: number, words: string) => void;
