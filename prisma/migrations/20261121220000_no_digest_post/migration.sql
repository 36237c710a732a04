-- The row of the digest's card says whether it was posted; this said it a second time and nobody asked.
DROP TABLE "digest_post";
