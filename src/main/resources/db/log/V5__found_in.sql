-- In which thousands of entries a word of `found` occurs, so that what is rare is found without looking through all of them.
CREATE TABLE found_in (
    word            TEXT     NOT NULL,
    thousand        ${whole} NOT NULL,            -- entry / 1000
    PRIMARY KEY (word, thousand)
);
