import { type FormEvent, useId, useState } from 'react';
import { Button } from '../../../ui/button.tsx';
import styles from '../submit.module.css';
import type { Question } from './upload-answer.ts';

interface FileQuestionsProps {
  fileName: string;
  questions: readonly Question[];
  onAnswer: (answers: Record<string, string>) => void;
  onCancel: () => void;
  cancelText?: string;
}

/** A file that can be read in more than one way is asked about, never guessed. */
export function FileQuestions({
  fileName,
  questions,
  onAnswer,
  onCancel,
  cancelText = '取消，另选文件',
}: FileQuestionsProps) {
  const id = useId();
  const [answers, setAnswers] = useState<Record<string, string>>({});
  const complete = questions.every(({ code }) => answers[code] !== undefined);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (complete) onAnswer(answers);
  };
  return (
    <form className="notice notice-warning" onSubmit={submit} aria-labelledby={`${id}-title`}>
      <div className="notice-body stack">
        <p id={`${id}-title`}>
          <strong>
            “{fileName}”有 {questions.length} 处需要您确认，才能读对
          </strong>
        </p>
        {questions.map((question, index) => (
          <fieldset key={question.code} className={styles.question}>
            <legend>{question.message}</legend>
            {question.choices.map((choice, position) => (
              <label key={choice.value} className="checkbox">
                <input
                  type="radio"
                  name={`${id}-${question.code}`}
                  // biome-ignore lint/a11y/noAutofocus: the question replaces the button that had the focus
                  autoFocus={index === 0 && position === 0}
                  checked={answers[question.code] === choice.value}
                  onChange={() => setAnswers({ ...answers, [question.code]: choice.value })}
                />
                <span>{choice.label}</span>
              </label>
            ))}
          </fieldset>
        ))}
        <p className="row">
          <Button type="submit" kind="primary" disabled={!complete}>
            按以上选择读取
          </Button>
          <Button kind="quiet" onClick={onCancel}>
            {cancelText}
          </Button>
        </p>
      </div>
    </form>
  );
}
