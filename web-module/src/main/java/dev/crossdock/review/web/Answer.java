package dev.crossdock.review.web;

import dev.crossdock.review.Questionnaire.Question;
import java.io.Serializable;
import java.util.List;

/** What somebody answered to one question of the questionnaire so far. */
public class Answer implements Serializable {

    private static final long serialVersionUID = 1L;

    private final String place;
    private String text = "";

    Answer(Question question) {
        place = question.place();
    }

    /** Where it stands in the description. */
    public String getPlace() {
        return place;
    }

    /** The answer; blank while it is not known. */
    public String getText() {
        return text;
    }

    public void setText(String text) {
        this.text = text == null ? "" : text;
    }

    /** The answer as the choices taken. */
    public List<String> getChosen() {
        return text.isEmpty() ? List.of() : List.of(text.split(",", -1));
    }

    public void setChosen(List<String> chosen) {
        text = String.join(",", chosen);
    }
}
