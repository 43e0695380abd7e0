"""Factorisations of Surprise and LIBMF on the same ratings and folds, for `deno task bench peers`.

    CFLAGS="-O3 -march=native -DUSEAVX" pip install --no-binary libmf -r bench/peers/requirements.txt
    python bench/peers/peers.py surprise ratings.csv folds.txt
    python bench/peers/peers.py libmf ratings.csv folds.txt --threads 2
"""

import argparse
import contextlib
import io
import json
import time
import warnings

import numpy as np

FACTORS = 100
EPOCHS = 20


def timed(work):
    """Seconds of a clock on the wall and of all processors."""
    wall, cpu = time.perf_counter(), time.process_time()
    work()
    return time.perf_counter() - wall, time.process_time() - cpu


def surprise_svd(train, scale, seed, _threads):
    """Surprise's SVD with its defaults; only the fit is timed."""
    from surprise import SVD, Dataset, Reader

    dataset = Dataset(Reader(rating_scale=scale))
    trainset = dataset.construct_trainset([(int(u), int(i), float(r), None) for u, i, r in train])
    model = SVD(n_factors=FACTORS, n_epochs=EPOCHS, random_state=seed)
    times = timed(lambda: model.fit(trainset))
    return lambda test: [model.predict(int(u), int(i)).est for u, i, _ in test], times


def libmf(train, _scale, _seed, threads):
    """LIBMF with its own rate; its regularization of .1 does best on MovieLens."""
    with warnings.catch_warnings(), contextlib.redirect_stdout(io.StringIO()):
        warnings.simplefilter("ignore")
        from libmf import mf

    # the binding's defaults add an L1 penalty that makes everything zero, slowly
    model = mf.MF(
        k=FACTORS, nr_iters=EPOCHS, nr_threads=threads, quiet=True,
        lambda_p1=0.0, lambda_q1=0.0, lambda_p2=0.1, lambda_q2=0.1,
    )
    times = timed(lambda: model.fit(train))
    # the binding reads the pairs of a prediction column by column
    return lambda test: model.predict(np.asfortranarray(test[:, :2])), times


PEERS = {"surprise": surprise_svd, "libmf": libmf}


def main():
    """Cross-validates one peer and prints one JSON object."""
    arguments = argparse.ArgumentParser()
    arguments.add_argument("peer", choices=PEERS)
    arguments.add_argument("ratings")
    arguments.add_argument("folds")
    arguments.add_argument("--threads", type=int, default=1)
    given = arguments.parse_args()
    rows = np.loadtxt(given.ratings, delimiter=",", skiprows=1, usecols=(0, 1, 2))
    folds = np.loadtxt(given.folds, dtype=int)
    users = np.unique(rows[:, 0], return_inverse=True)[1]
    items = np.unique(rows[:, 1], return_inverse=True)[1]
    data = np.column_stack([users, items, rows[:, 2]])
    scale = (float(rows[:, 2].min()), float(rows[:, 2].max()))
    errors, times = [], []
    for fold in np.unique(folds):
        test = data[folds == fold]
        predict, took = PEERS[given.peer](data[folds != fold], scale, int(fold), given.threads)
        predicted = np.clip(predict(test), *scale)
        errors.append(float(np.sqrt(np.mean((predicted - test[:, 2]) ** 2))))
        times.append(took)
    print(json.dumps({"rmse": float(np.mean(errors)), "times": times}))


if __name__ == "__main__":
    main()
