import type { JSX } from "preact";
import type { UiLanguage } from "../../lib/ui/language.ts";
import { widgetsOf } from "../../lib/ui/messages/widgets.ts";

interface RatingsFileProps {
  /** The ratings given so far, as addresses hold them. */
  readonly ratings: string;
  readonly language: UiLanguage;
}

/** Id of the form that sends a file: its fields stand within another form. */
const FORM = "import-form";

/** Brings ratings from another site along, and takes those given here away. */
export function RatingsFile({ ratings, language }: RatingsFileProps): JSX.Element {
  const { file: say } = widgetsOf(language);
  return (
    <section class="stack" id="file" aria-labelledby="file-heading">
      <h3 id="file-heading">{say.heading}</h3>
      <div class="field">
        <label for="ratings-file">{say.bring}</label>
        <div class="join">
          <input type="hidden" name="ratings" value={ratings} form={FORM} />
          <input
            class="input"
            type="file"
            id="ratings-file"
            name="file"
            form={FORM}
            accept=".csv,text/csv"
            required
            aria-describedby="ratings-file-hint"
          />
          <button class="button button--quiet" type="submit" form={FORM}>{say.submit}</button>
        </div>
        <p class="field-hint" id="ratings-file-hint">{say.hint}</p>
      </div>
      {ratings !== "" && (
        <p class="soft">
          {say.take}{" "}
          <a href={`/ratings/export?form=letterboxd&ratings=${ratings}`} download>
            {say.forms.letterboxd}
          </a>
          {", "}
          <a href={`/ratings/export?form=movielens&ratings=${ratings}`} download>
            {say.forms.movielens}
          </a>
        </p>
      )}
    </section>
  );
}

/** The form of {@link RatingsFile}'s fields, to stand outside of every other form. */
export function ImportForm(): JSX.Element {
  return <form id={FORM} method="post" action="/ratings/import" encType="multipart/form-data" />;
}
