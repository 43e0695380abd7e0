// Written by `deno task client` from the OpenAPI document: do not edit.

export interface paths {
    "/healthz": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Whether the process answers */
        get: operations["isAlive"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/readyz": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Whether a snapshot is loaded, or why not */
        get: operations["isReady"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/metrics": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Requests, latencies, the snapshot and memory */
        get: operations["getMetrics"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/recommend_movies/{user_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The films a person would enjoy most, by descending predicted rating */
        get: operations["recommendMovies"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/recommend_movies/{user_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The films a person would enjoy most, by descending predicted rating */
        get: operations["recommendMoviesUnderApi"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/movies": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Films by title, genre, year, language and votes */
        get: operations["listMovies"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/movies/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** One film with who made it and the distribution of its ratings */
        get: operations["getMovie"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/movies/{id}/similar": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Films near a film by taste */
        get: operations["listSimilarMovies"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/users/{user_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** How a person rates */
        get: operations["getUser"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/users/{user_id}/recommendations": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Films for a known person, with reasons and uncertainty */
        get: operations["recommendToUser"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/users/{user_id}/predictions/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The rating a person would give one film */
        get: operations["predictRating"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/users/{user_id}/ratings": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What a person rated */
        get: operations["listUserRatings"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/recommendations": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Films for somebody who brings their ratings along
         * @description Nothing is stored. A film that is rated twice keeps its last rating; one that the catalogue does not hold, as a newer snapshot may not, is left out and named.
         */
        post: operations["recommendToVisitor"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/ratings": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * One rating, stored for the next ingest
         * @description The rating is on the disk before this answers, and part of the next snapshot. Of several by one person for one film the last counts. Only where the server has FEEDBACK_TOKEN set.
         */
        post: operations["giveRating"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/statistics/{name}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The numbers behind a chart, as JSON or, with .csv, as a file */
        get: operations["getStatistic"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/models": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Every published snapshot, newest first */
        get: operations["listModels"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/models/current": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The snapshot in use: its data, settings and measured quality */
        get: operations["getCurrentModel"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
}
export type webhooks = Record<string, never>;
export interface components {
    schemas: {
        Problem: {
            /** @example about:blank */
            type: string;
            /** @example Not Found */
            title: string;
            /** @example 404 */
            status: number;
            /** @example There is no person 4000000. */
            detail: string;
            errors?: {
                /**
                 * @description JSON Pointer (RFC 6901) into the body, or the parameter's name after a `#`.
                 * @example /ratings/0/rating
                 */
                pointer: string;
                detail: string;
            }[];
            /** @description What the server's log calls it. */
            request_id?: string;
        };
        Ready: {
            /** @enum {string} */
            status: "ready";
            snapshot: string;
            /** @description Why a newer snapshot is not in use; null where there is none. */
            problem: string | null;
            /** @description How the last ingest ended; null where none has. */
            last_ingest: {
                /** Format: date-time */
                ended_at: string;
                seconds: number;
                ok: boolean;
                snapshot: string | null;
                /** Format: date-time */
                next_run_at: string | null;
            } | null;
            /** @description How old the facts are that TMDB's API told, which its terms allow to be kept for six months; due 30 days before their end. An ingest of tmdb renews them. Null without. */
            tmdb_facts: {
                /** Format: date-time */
                oldest: string;
                /** Format: date-time */
                renew_by: string;
                /** @enum {string} */
                state: "fresh" | "due" | "expired";
            } | null;
        };
        RecommendMovies: {
            /** @example 1 */
            user_id: number;
            recommendations: {
                /**
                 * @description TMDB id.
                 * @example 299536
                 */
                id: number;
                /** @example Avengers: Infinity War */
                title: string;
                /**
                 * @description Stars, to 2 places.
                 * @example 4.8
                 */
                rating_predicted: number;
            }[];
        };
        Films: {
            total: number;
            items: components["schemas"]["Film"][];
        };
        Film: {
            /**
             * @description TMDB id.
             * @example 550
             */
            id: number;
            /** @example Fight Club */
            title: string;
            description: string | null;
            genres: string[];
            /**
             * Format: date
             * @example 1999-10-15
             */
            release_date: string | null;
            year: number | null;
            language: string | null;
            runtime_minutes: number | null;
            poster_path: string | null;
            imdb_id: string | null;
            movielens_id: number | null;
            popularity: number | null;
            /** @description Mean of TMDB's votes, 0–10. */
            vote_average: number | null;
            vote_count: number;
            /** @description How many of our own ratings it has. */
            rating_count: number;
            /** @description Mean of our own ratings, in stars. */
            rating_mean: number | null;
        };
        FilmDetail: components["schemas"]["Film"] & {
            directors: string[];
            /** @description The most prominent ones first, at most eight. */
            actors: string[];
            /** @description What it is about. */
            keywords: string[];
            /** @description Which record each fact is from, the most trusted record first. */
            origins: {
                /** @enum {string} */
                origin: "own" | "tmdb" | "kaggle" | "movielens";
                source: string;
                /** Format: date-time */
                fetched_at: string | null;
                fields: string[];
            }[];
            rating_histogram: {
                rating: number;
                count: number;
            }[];
        };
        SimilarFilms: {
            items: {
                film: components["schemas"]["Film"];
                similarity: number;
            }[];
        };
        Person: {
            id: number;
            rating_count: number;
            rating_mean: number;
            histogram: {
                rating: number;
                count: number;
            }[];
            favourite_genres: {
                genre: string;
                ratings: number;
                mean: number;
            }[];
            /** Format: date */
            first_rating: string;
            /** Format: date */
            last_rating: string;
            /** @description Calendar years with at least one rating. */
            active_years: number;
        };
        Recommendations: {
            recommendations: components["schemas"]["Recommendation"][];
        };
        Recommendation: {
            film: components["schemas"]["Film"];
            /** @description Expected rating in stars. */
            rating_predicted: number;
            /** @description Standard deviation of that rating. */
            rating_sd: number;
            /** @description What the list is chosen by. */
            score: number;
            /** @description The person's own films that carried the score most. */
            because: {
                film: components["schemas"]["FilmName"];
                share: number;
            }[];
            /** @description What their other films added: the shares and this sum to the score. Of popular films the whole score. */
            because_rest: number;
            /** @enum {string} */
            source: "taste" | "popular";
        };
        FilmName: {
            id: number;
            title: string;
        };
        Prediction: {
            user_id: number;
            id: number;
            rating_predicted: number;
            rating_sd: number;
        };
        PersonRatings: {
            total: number;
            items: {
                film: components["schemas"]["Film"];
                /**
                 * @description In stars.
                 * @example 4.5
                 */
                rating: number;
                /** Format: date-time */
                timestamp: string;
            }[];
        };
        VisitorRecommendations: components["schemas"]["Recommendations"] & {
            /** @description Ids of the rated films that the catalogue does not hold. */
            ignored: number[];
        };
        VisitorRequest: {
            ratings: {
                /**
                 * @description TMDB id.
                 * @example 550
                 */
                id: number;
                /**
                 * @description In stars.
                 * @example 4.5
                 */
                rating: number;
            }[];
            q?: string;
            genre?: string;
            year_from?: number;
            year_to?: number;
            language?: string;
            min_votes?: number;
            /** @default 10 */
            limit: number;
            /**
             * @description By how well a film fits, or by predicted stars.
             * @default taste
             * @enum {string}
             */
            order: "taste" | "rating";
            /** @default false */
            include_seen: boolean;
            /** @default 0 */
            explore: number;
        };
        StoredRating: {
            user_id: number;
            id: number;
            rating: number;
            /** Format: date-time */
            rated_at: string;
        };
        GivenRating: {
            /**
             * @description Who gives it; a number that is new makes a new person.
             * @example 1
             */
            user_id: number;
            /**
             * @description TMDB id.
             * @example 550
             */
            id: number;
            /**
             * @description In half stars.
             * @example 4.5
             */
            rating: number;
        };
        Statistic: {
            name: string;
            rows: {
                [key: string]: number | string | null;
            }[];
        };
        Models: {
            /** @description Id of the snapshot that answers; null before the first. */
            current: string | null;
            items: components["schemas"]["Model"][];
        };
        Model: {
            /**
             * @description The snapshot's id.
             * @example 20261123T120000Z-1a2b3c
             */
            id: string;
            /** Format: date-time */
            created_at: string;
            parent: string | null;
            counts: {
                films: number;
                ratings: number;
                people: number;
            };
            models: {
                [key: string]: unknown;
            };
            evaluation: {
                [key: string]: unknown;
            };
            sources: {
                [key: string]: unknown;
            }[];
            /** @description Whether it was let become current, and why; null where that was not kept. */
            promotion: {
                activated: boolean;
                compared_with: string | null;
                people: number;
                rmse?: components["schemas"]["Difference"];
                ndcg_at_10?: components["schemas"]["Difference"];
                reason: string;
            } | null;
        };
        /** @description A figure less that of the snapshot it was compared with, and its 95 % interval. */
        Difference: {
            difference: number;
            low: number;
            high: number;
        };
    };
    responses: never;
    parameters: never;
    requestBodies: never;
    headers: never;
    pathItems: never;
}
export type $defs = Record<string, never>;
export interface operations {
    isAlive: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description It does. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @enum {string} */
                        status: "ok";
                    };
                };
            };
            /** @description The method is not one of the path's; `Allow` names those that are. */
            405: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    isReady: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description One is. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Ready"];
                };
            };
            /** @description The method is not one of the path's; `Allow` names those that are. */
            405: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description None is; `detail` says why. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getMetrics: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Prometheus' text format. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "text/plain": string;
                };
            };
            /** @description The method is not one of the path's; `Allow` names those that are. */
            405: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    recommendMovies: {
        parameters: {
            query?: {
                /** @description How many to list, 10 if left out. */
                limit?: number;
            };
            header?: never;
            path: {
                /** @description A person's number. */
                user_id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Never a film that they have rated. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RecommendMovies"];
                };
            };
            /** @description `If-None-Match` names this answer: nothing has changed. */
            304: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Malformed or out-of-range input. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description No such person, film or list. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The method is not one of the path's; `Allow` names those that are. */
            405: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description More requests than the server allows a client; `Retry-After` says how long to wait. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description There is no snapshot to answer from yet; `Retry-After` says when to come back. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    recommendMoviesUnderApi: {
        parameters: {
            query?: {
                /** @description How many to list, 10 if left out. */
                limit?: number;
            };
            header?: never;
            path: {
                /** @description A person's number. */
                user_id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Never a film that they have rated. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RecommendMovies"];
                };
            };
            /** @description `If-None-Match` names this answer: nothing has changed. */
            304: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Malformed or out-of-range input. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description No such person, film or list. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The method is not one of the path's; `Allow` names those that are. */
            405: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description More requests than the server allows a client; `Retry-After` says how long to wait. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description There is no snapshot to answer from yet; `Retry-After` says when to come back. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listMovies: {
        parameters: {
            query?: {
                /** @description Words to find in the title, their beginnings suffice; accents, case and small slips aside. */
                q?: string;
                genre?: string;
                /** @description First release year. */
                year_from?: number;
                /** @description Last release year. */
                year_to?: number;
                /** @description Original language, ISO 639-1. */
                language?: string;
                /** @description Least number of votes at TMDB. */
                min_votes?: number;
                /** @description Left out: how well the title fits `q`, or without `q` -popularity. `rating` is the mean of our ratings as if each film had 25 more of the mean of all. */
                sort?: "relevance" | "popularity" | "-popularity" | "rating" | "-rating" | "release_date" | "-release_date" | "title" | "-title";
                /** @description How many to list, 20 if left out. */
                limit?: number;
                /** @description How many to pass over. */
                offset?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description One page of the films that match, and how many match. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Films"];
                };
            };
            /** @description `If-None-Match` names this answer: nothing has changed. */
            304: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Malformed or out-of-range input. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The method is not one of the path's; `Allow` names those that are. */
            405: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description More requests than the server allows a client; `Retry-After` says how long to wait. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description There is no snapshot to answer from yet; `Retry-After` says when to come back. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getMovie: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description A film's TMDB id. */
                id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The film's facts. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["FilmDetail"];
                };
            };
            /** @description `If-None-Match` names this answer: nothing has changed. */
            304: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Malformed or out-of-range input. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description No such person, film or list. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The method is not one of the path's; `Allow` names those that are. */
            405: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description More requests than the server allows a client; `Retry-After` says how long to wait. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description There is no snapshot to answer from yet; `Retry-After` says when to come back. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listSimilarMovies: {
        parameters: {
            query?: {
                /** @description How many to list, 10 if left out. */
                limit?: number;
            };
            header?: never;
            path: {
                /** @description A film's TMDB id. */
                id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Nearest first; empty for a film that nobody rated. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SimilarFilms"];
                };
            };
            /** @description `If-None-Match` names this answer: nothing has changed. */
            304: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Malformed or out-of-range input. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description No such person, film or list. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The method is not one of the path's; `Allow` names those that are. */
            405: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description More requests than the server allows a client; `Retry-After` says how long to wait. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description There is no snapshot to answer from yet; `Retry-After` says when to come back. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getUser: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description A person's number. */
                user_id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Counts, mean, distribution and favourite genres. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Person"];
                };
            };
            /** @description `If-None-Match` names this answer: nothing has changed. */
            304: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Malformed or out-of-range input. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description No such person, film or list. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The method is not one of the path's; `Allow` names those that are. */
            405: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description More requests than the server allows a client; `Retry-After` says how long to wait. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description There is no snapshot to answer from yet; `Retry-After` says when to come back. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    recommendToUser: {
        parameters: {
            query?: {
                /** @description Words to find in the title, their beginnings suffice; accents, case and small slips aside. */
                q?: string;
                genre?: string;
                /** @description First release year. */
                year_from?: number;
                /** @description Last release year. */
                year_to?: number;
                /** @description Original language, ISO 639-1. */
                language?: string;
                /** @description Least number of votes at TMDB. */
                min_votes?: number;
                /** @description How many to list, 10 if left out. */
                limit?: number;
                /** @description By how well a film fits, or by predicted stars. */
                order?: "taste" | "rating";
                include_seen?: boolean;
                explore?: number;
            };
            header?: never;
            path: {
                /** @description A person's number. */
                user_id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Best first. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Recommendations"];
                };
            };
            /** @description `If-None-Match` names this answer: nothing has changed. */
            304: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Malformed or out-of-range input. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description No such person, film or list. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The method is not one of the path's; `Allow` names those that are. */
            405: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description More requests than the server allows a client; `Retry-After` says how long to wait. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description There is no snapshot to answer from yet; `Retry-After` says when to come back. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    predictRating: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description A person's number. */
                user_id: number;
                /** @description A film's TMDB id. */
                id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description In stars, with its standard deviation. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Prediction"];
                };
            };
            /** @description `If-None-Match` names this answer: nothing has changed. */
            304: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Malformed or out-of-range input. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description No such person, film or list. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The method is not one of the path's; `Allow` names those that are. */
            405: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description More requests than the server allows a client; `Retry-After` says how long to wait. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description There is no snapshot to answer from yet; `Retry-After` says when to come back. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listUserRatings: {
        parameters: {
            query?: {
                sort?: "rating" | "-rating" | "timestamp" | "-timestamp" | "title" | "-title";
                /** @description How many to list, 20 if left out. */
                limit?: number;
                /** @description How many to pass over. */
                offset?: number;
            };
            header?: never;
            path: {
                /** @description A person's number. */
                user_id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description One page of their ratings, and how many they gave. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PersonRatings"];
                };
            };
            /** @description `If-None-Match` names this answer: nothing has changed. */
            304: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Malformed or out-of-range input. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description No such person, film or list. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The method is not one of the path's; `Allow` names those that are. */
            405: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description More requests than the server allows a client; `Retry-After` says how long to wait. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description There is no snapshot to answer from yet; `Retry-After` says when to come back. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    recommendToVisitor: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["VisitorRequest"];
            };
        };
        responses: {
            /** @description Best first. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["VisitorRecommendations"];
                };
            };
            /** @description Malformed or out-of-range input. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description No such person, film or list. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The method is not one of the path's; `Allow` names those that are. */
            405: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The body took too long to arrive, or broke off. */
            408: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The body is larger than 64 KiB. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The body is not sent as JSON in UTF-8. */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description More requests than the server allows a client; `Retry-After` says how long to wait. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description There is no snapshot to answer from yet; `Retry-After` says when to come back. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    giveRating: {
        parameters: {
            query?: never;
            header?: {
                /** @description Sent again with the same rating, it stores nothing and gives the first answer; kept until the end of the next day, UTC. */
                "idempotency-key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["GivenRating"];
            };
        };
        responses: {
            /** @description It is stored. */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["StoredRating"];
                };
            };
            /** @description Malformed or out-of-range input. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The bearer token is missing or wrong. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description No such person, film or list. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The method is not one of the path's; `Allow` names those that are. */
            405: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The body took too long to arrive, or broke off. */
            408: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The body is larger than 64 KiB. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The body is not sent as JSON in UTF-8. */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The idempotency key was used for another rating. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description More requests than the server allows a client; `Retry-After` says how long to wait. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description There is no snapshot to answer from yet; `Retry-After` says when to come back. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getStatistic: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description One of totals, film_mean_ratings, ratings_given, films_by_year, ratings_by_year, people_by_ratings, top_films_by_mean, top_films_by_count, genres, ratings_by_hour; each also with .csv at its end. */
                name: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The rows in the chart's order. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Statistic"];
                    "text/csv": string;
                };
            };
            /** @description `If-None-Match` names this answer: nothing has changed. */
            304: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Malformed or out-of-range input. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description No such person, film or list. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The method is not one of the path's; `Allow` names those that are. */
            405: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description More requests than the server allows a client; `Retry-After` says how long to wait. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description There is no snapshot to answer from yet; `Retry-After` says when to come back. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listModels: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description From their manifests; one whose manifest is damaged is left out. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Models"];
                };
            };
            /** @description `If-None-Match` names this answer: nothing has changed. */
            304: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description The method is not one of the path's; `Allow` names those that are. */
            405: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description More requests than the server allows a client; `Retry-After` says how long to wait. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getCurrentModel: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description From its manifest. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Model"];
                };
            };
            /** @description `If-None-Match` names this answer: nothing has changed. */
            304: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description The method is not one of the path's; `Allow` names those that are. */
            405: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description More requests than the server allows a client; `Retry-After` says how long to wait. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description There is no snapshot to answer from yet; `Retry-After` says when to come back. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
}
