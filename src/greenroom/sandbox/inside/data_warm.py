"""Uses the libraries of the tier once, for what they look up or import at their first use.

In a child files are out of reach; threadpoolctl, for one, reads the list of loaded libraries from
/proc when the first model is fitted, and keeps it.
"""

import numpy as np
import pandas as pd
from sklearn.cluster import KMeans
from sklearn.linear_model import LogisticRegression

_POINTS = np.arange(16.0).reshape(8, 2)
KMeans(2, n_init=1, random_state=0).fit(_POINTS)
LogisticRegression().fit(_POINTS, [0, 1] * 4)
pd.DataFrame(_POINTS, columns=["a", "b"]).groupby("a").b.mean().to_string()
