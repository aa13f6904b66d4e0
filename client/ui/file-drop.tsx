import { type DragEvent, useRef, useState } from 'react';
import { Button } from './button.tsx';
import { classNames } from './class-names.ts';

interface FileDropProps {
  /** Extensions with the dot: ['.xlsx', '.xls']. */
  accept: readonly string[];
  onFile?: (file: File) => void;
  /** Takes several at once, in place of `onFile`; the caller looks at each. */
  onFiles?: (files: File[]) => void;
  /** Called with a sentence when the dropped thing cannot be taken. */
  onRefuse?: (reason: string) => void;
  label?: string;
  hint?: string;
  busy?: boolean;
}

/** The first file if its name fits; otherwise the sentence that says why not. */
export function chooseFile(files: readonly File[], accept: readonly string[]): File | string {
  const [file] = files;
  if (!file) return '没有选到文件。';
  if (files.length > 1) return `一次只能上传一个文件，这里有 ${files.length} 个。`;
  const fits = accept.some((ending) => file.name.toLowerCase().endsWith(ending));
  return fits ? file : `“${file.name}”不能上传：只接受 ${accept.join('、')} 文件。`;
}

/** A button for the keyboard and a zone to drop on; both lead to the same check of the name. */
export function FileDrop(props: FileDropProps) {
  const { accept, onFile, onFiles, onRefuse, label = '选择文件', hint, busy } = props;
  const input = useRef<HTMLInputElement>(null);
  const [over, setOver] = useState(false);
  const take = (files: FileList | null) => {
    const list = Array.from(files ?? []);
    const chosen = chooseFile(list, accept);
    if (onFiles) {
      if (list.length > 0) onFiles(list);
    } else if (typeof chosen === 'string') onRefuse?.(chosen);
    else onFile?.(chosen);
    // The same file, corrected, can be chosen again.
    if (input.current) input.current.value = '';
  };
  const drop = (event: DragEvent) => {
    event.preventDefault();
    setOver(false);
    if (!busy) take(event.dataTransfer.files);
  };
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: dropping is an extra; the button does the same by keyboard
    <div
      className={classNames('file-drop', over && 'over')}
      onDragOver={(event) => {
        event.preventDefault();
        setOver(true);
      }}
      onDragLeave={() => setOver(false)}
      onDrop={drop}
    >
      <Button kind="primary" busy={busy} onClick={() => input.current?.click()}>
        {label}
      </Button>
      <input
        ref={input}
        type="file"
        hidden
        multiple={onFiles !== undefined}
        aria-label={label}
        accept={accept.join(',')}
        onChange={(event) => take(event.target.files)}
      />
      <p className="muted small">{hint ?? `或把文件拖到这里。接受 ${accept.join('、')}`}</p>
    </div>
  );
}
