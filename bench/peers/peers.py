"""Surprise on the same ratings and folds.

    pip install -r bench/peers/requirements.txt
    python bench/peers/peers.py ratings.csv folds.txt
"""

import json
import sys
import time

import numpy as np
from surprise import SVD, Dataset, Reader


def errors(predicted, actual):
    """RMSE and MAE of predictions."""
    difference = np.asarray(predicted) - np.asarray(actual)
    return float(np.sqrt(np.mean(difference**2))), float(np.mean(np.abs(difference)))


def surprise_svd(train, test, scale, seed):
    """Surprise's SVD with its defaults."""
    reader = Reader(rating_scale=scale)
    raw = [(int(u), int(i), float(r), None) for u, i, r in train]
    dataset = Dataset(reader)
    dataset.raw_ratings = raw
    trainset = dataset.construct_trainset(raw)
    model = SVD(random_state=seed)
    start = time.perf_counter()
    model.fit(trainset)
    seconds = time.perf_counter() - start
    return [model.predict(int(u), int(i)).est for u, i, _ in test], seconds


def main():
    """Cross-validates and prints one JSON object."""
    rows = np.loadtxt(sys.argv[1], delimiter=",", skiprows=1, usecols=(0, 1, 2))
    folds = np.loadtxt(sys.argv[2], dtype=int)
    users = np.unique(rows[:, 0], return_inverse=True)[1]
    items = np.unique(rows[:, 1], return_inverse=True)[1]
    data = np.column_stack([users, items, rows[:, 2]])
    scale = (float(rows[:, 2].min()), float(rows[:, 2].max()))
    results = []
    for fold in np.unique(folds):
        test = data[folds == fold]
        predicted, seconds = surprise_svd(data[folds != fold], test, scale, int(fold))
        results.append((*errors(predicted, test[:, 2]), seconds))
    rmse, mae, _ = np.mean(results, axis=0)
    total = sum(result[2] for result in results)
    print(json.dumps({"model": "surprise svd", "rmse": rmse, "mae": mae, "fit_seconds": total}))


if __name__ == "__main__":
    main()
