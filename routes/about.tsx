import { page, type PageResponse } from "fresh";
import { PageTitle } from "../components/PageTitle.tsx";
import { define } from "../lib/site.ts";
import { messagesOf } from "../lib/ui/messages/messages.ts";

export const handler = define.handlers({ GET: (): PageResponse<null> => page(null) });

/** Where the numbers come from, under which licences, and how they are used. */
export default define.page<typeof handler>(({ state }) => {
  const m = messagesOf(state.language);
  const { about } = m;
  return (
    <>
      <PageTitle m={m} title={about.title} />
      <div class="page-head">
        <h1>{about.heading}</h1>
        <p class="lede">{about.lede}</p>
      </div>
      <div class="prose">
        <h2>{about.how}</h2>
        {about.howText.map((text) => <p key={text}>{text}</p>)}
        <h2>{about.sources}</h2>
        <p>{about.movielens}</p>
        <p lang="en">
          <cite>{about.citation}</cite>{" "}
          <a href="https://doi.org/10.1145/2827872">doi.org/10.1145/2827872</a>
        </p>
        <p>
          {about.kaggle}{" "}
          <a href="https://www.kaggle.com/datasets/rounakbanik/the-movies-dataset">
            kaggle.com/datasets/rounakbanik/the-movies-dataset
          </a>
        </p>
        <p>{about.tmdbWhat}</p>
        <p lang="en">
          <strong>{about.tmdb}</strong> <a href="https://www.themoviedb.org">themoviedb.org</a>
        </p>
        {state.site?.postersEnabled !== true && <p>{about.posters}</p>}
        <p>{about.font}</p>
        <h2>{about.using}</h2>
        <p>
          {about.apiText} <a href="/api/openapi.json">{about.apiLink}</a>
        </p>
      </div>
    </>
  );
});
